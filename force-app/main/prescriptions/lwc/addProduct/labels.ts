import add from '@salesforce/label/c.DF_Map_Add';
import addProduct from '@salesforce/label/c.DF_Map_Add_Product';
import addTerms from '@salesforce/label/c.DF_Map_Add_Terms';
import notInBook from '@salesforce/label/c.DF_Map_Not_In_Book';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = { add, addProduct, addTerms, notInBook, notSaved };
